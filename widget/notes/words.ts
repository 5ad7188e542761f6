/** What is said to the visitor about what is hidden. */
export const WORDS = {
  de: { show: 'Was ist verborgen?', hide: 'Wieder ausblenden', hidden: 'verborgen' },
  en: { show: 'What is hidden?', hide: 'Hide the marks', hidden: 'hidden' },
} as const;
