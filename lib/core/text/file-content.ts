/** What is in a file: text, or bytes. */
export type FileContent = string | Uint8Array;
