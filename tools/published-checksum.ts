const digest = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/**
 * The SHA-256 that a publisher's text gives for a file: those on the lines that name it, or, where no line names it, the
 * only one of the text. A list of many versions, such as a changelog, gives several.
 */
export function findPublished(text: string, file: string): string[] {
  const lines = text.split('\n').filter((line) => names(line, file));
  const found = listDigests(lines.length > 0 ? lines.join('\n') : text);
  return lines.length > 0 || found.length === 1 ? [...new Set(found)] : [];
}

/** `kubelet` names neither `kubelet.exe` nor `my-kubelet`. */
function names(line: string, file: string): boolean {
  const places = line.split(file);
  return places.some((before, index) => {
    const after = places[index + 1];
    return after !== undefined && !/[\w.-]$/.test(before) && !/^[\w.-]/.test(after);
  });
}

function listDigests(text: string): string[] {
  return (text.match(digest) ?? []).map((each) => each.toLowerCase());
}
