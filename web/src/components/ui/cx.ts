/** Joins class names, leaving out what is not set. */
export const cx = (...parts: unknown[]): string => parts.filter(Boolean).join(' ')
