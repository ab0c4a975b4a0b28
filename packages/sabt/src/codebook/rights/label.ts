/** Short labels of the articles of one instrument, in Arabic, Persian and English, by article id. */
export type ArticleLabels = Readonly<Record<string, readonly [ar: string, fa: string, en: string]>>;
