/**
 * Text for a terminal: names and texts come from strangers, and a control character in one could move the cursor,
 * repaint what stands above or set the title. Each is shown as its escape; line breaks and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
