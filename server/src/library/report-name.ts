/** The name of a report's file, without folders and extension. */
export function nameOf(report: string): string {
  const name = report.replace(/^.*[/\\]/, '');
  return (IS_URI.test(report) ? decoded(name) : name).replace(/(?<=.)\.(?:txt|report|md)$/i, '');
}

/** In a URI names are escaped, in a path they are not. */
const IS_URI = /^[a-z][a-z0-9+.-]*:\/\//i;

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
