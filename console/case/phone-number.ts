/** A telephone number as people write it: digits with the usual signs between. Pure; the server looks again. */
export const isPhoneNumber = (text: string): boolean => /^\+?[0-9][0-9 ()/.-]{2,30}$/.test(text.trim());
