/** An address in the form in which Argo CD compares it. */
export function normalizeGitUrl(url: string): string {
  const lower = url.trim().toLowerCase();
  const isScp = !lower.includes('://') && /^[^/:]+@[^@]+$/.test(lower);
  const plain = isScp ? lower.replace(':', '/') : lower;
  return plain.replace(/\.git$/, '').replace(/^ssh:\/\//, '');
}
