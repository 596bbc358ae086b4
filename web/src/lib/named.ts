/** A name kept in several languages: the reader's, else English, else the code. */
export function named(names: unknown, language: string, code: string): string {
  const known = (names ?? {}) as Record<string, string | undefined>
  return known[language] ?? known.en ?? code
}
