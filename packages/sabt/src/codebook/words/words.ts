/** The words of one act type in one language: label, definition, then one or two sentences that show it. */
export type Words = readonly [label: string, definition: string, example: string, another?: string];

/** The words of a family, one entry for each of its act types: a missing or surplus one does not compile. */
export type WordsOf<Rows> = { readonly [id in keyof Rows]: Words };
