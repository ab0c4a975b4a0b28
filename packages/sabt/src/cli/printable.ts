/**
 * Text for a terminal: names and texts come from strangers, and a control character in one could move the cursor,
 * repaint what stands above or set the title. Each is shown as its escape; line breaks and tabs stay. So are the marks
 * that turn the order of letters round (Unicode Technical Report 36, section 2.6): with them a name reads as another one.
 * Scripts from right to left need none of them; the joiners and plain marks of Arabic and Persian stay.
 */
export function printable(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g,
      (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}
