// Reads the example ConfigMaps in Argo CD's docs: each key with its comment, its section and its example value.

const keyLine = /^ {2}([\w./-]+):(?: (.*))?$/;

/** `[{ key, section, text, example }]` in the order of the file. */
export function documentedKeys(yaml) {
  const keys = [];
  let section = '';
  let comment = [];
  for (const line of yaml.slice(yaml.indexOf('\ndata:')).split('\n').slice(2)) {
    const heading = /^ {2}#{1,2} (.+ [Pp]roperties)\.?$/.exec(line);
    if (heading) section = heading[1];
    else if (/^ {2}#/.test(line)) comment.push(line.replace(/^ {2}#+ ?/, '').trim());
    else if (line.trim() === '') comment = [];
    else {
      const match = keyLine.exec(line);
      if (match)
        keys.push({ key: match[1], section, text: comment.join(' ').trim(), example: unquote(match[2] ?? '') });
      if (match) comment = [];
    }
  }
  return keys;
}

const unquote = (text) => {
  const plain = text.replace(/\s+#.*$/, '').trim();
  return /^(["']).*\1$/.test(plain) ? plain.slice(1, -1) : plain.startsWith('|') ? '' : plain;
};
