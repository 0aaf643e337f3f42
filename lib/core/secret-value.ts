/**
 * Whether a value may be in the open although its field has the name of a secret: a reference, a switch, a duration or
 * a path.
 *
 * @param embedded whether a reference may be a part of the text, as in the configuration of notifications
 */
export function isPublicValue(value: unknown, { embedded = false }: { readonly embedded?: boolean } = {}): boolean {
  if (typeof value !== 'string') {
    return typeof value !== 'number' && typeof value !== 'bigint';
  }
  const text = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  return open.some((form) => form.test(text)) || isPath(text) || isReference(text, embedded);
}

function isPath(text: string): boolean {
  return /^\.{0,2}(?:\/[\w.-]+){2,}$/.test(text) && !text.split('/').some(isRandom);
}

/** Whether a part of a path looks like a key in base64, which may have slashes. */
export function isRandom(part: string): boolean {
  return part.length >= 16 && /\d/.test(part) && /[A-Z]/.test(part) && /[a-z]/.test(part);
}

/** Whether a text is filled in elsewhere: `$name:key`, `Bearer $(TOKEN)`, `{{ .token }}`, `<path:store#key>`. */
export function isReference(text: string, embedded = false): boolean {
  const bare = text.replace(/^(?:basic|bearer|token)\s+/i, '');
  return (
    references.some((form) => form.test(bare)) ||
    hasTemplate(bare) ||
    (embedded && /(?:^|[^\w$])\$[\w-]+(?![\w$-])|\$[({][\w.-]+[)}]/.test(bare))
  );
}

/** Whether a template fills in a text or a part of it. A text may be cut at a space in the template. */
function hasTemplate(text: string): boolean {
  const start = text.indexOf('{{');
  return start === 0 || (start > 0 && text.includes('}}', start));
}

const references = [
  /^\$[\w.:/-]+$/,
  /^\$\([\w.:/-]+\)$/,
  /^\${1,2}\{[^}]*\}$/,
  /^\$\(.*\)$/s,
  /^<{1,2}[^<>="]+>{1,2}$/,
  // Placeholders of other programs: {env:NAME}, {NAME}, @NAME@, __NAME__, os.environ/NAME, %s.
  /^(?:\{(?:env:)?[A-Z][A-Z0-9_]*\}|@[A-Z][A-Z0-9_]*@|__[A-Z][A-Z0-9_]*__|os\.environ\/\w+|%s)$/,
  // What the start script of a highly available Redis fills in.
  /^replace-default-(?:auth|sentinel-auth)$/,
  /^(?:ref\+\w+|vault|op|avp|secretref|awssm|gcpsm):\S+$/,
  // An address whose password is a reference: postgres://$(USER):$(PASSWORD)@db.
  /:\$[({][\w.-]+[)}]@/,
  // As the Image Updater writes them: secret:namespace/name#key, env:VARIABLE, ext:/program.
  /^(?:pull)?secret:[\w.-]+\/[\w.-]+(?:#[\w.-]+)?$/,
  /^(?:env:[A-Z_][A-Z0-9_]*|ext:\/[\w./-]+)$/,
];

const open = [
  /^(?:true|false|yes|no|on|off|none|null|disabled|enabled|)$/i,
  // The duration of a token or key: 24h, 1h30m.
  /^(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h|d))+$/,
  // The name of a file.
  /^[\w-]+\.(?:json|ya?ml|toml|pem|conf|txt)$/,
  // What an account of Argo CD may do.
  /^(?:apiKey|login)(?:, ?(?:apiKey|login))*$/,
  // The public key of a pair.
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[\w-]+|sk-[\w@.-]+) [\w+/]+={0,2}(?: \S+)?$/,
  // How somebody signs in, or what a hash is made with.
  /^(?:basic|bearer|token|password|oauth2?|oidc|saml|ldap|kerberos|iam|aws|gcp|azure|form|htpasswd|md5|sha\d+|bcrypt)$/i,
];
