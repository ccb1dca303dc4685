/** Lets the browser fetch a file that the server answers as an attachment; the page stays where it is. */
export function saveUrl(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
