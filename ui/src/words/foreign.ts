/** The currencies that a study has a rate of exchange for. */
export function foreign(document: unknown): string[] {
  const rates = typeof document === 'object' && document !== null && 'exchange' in document ? document.exchange : [];
  const codes = Array.isArray(rates) ? rates.map((rate: unknown) => (typeof rate === 'object' && rate !== null && 'currency' in rate ? rate.currency : null)) : [];
  return [...new Set(codes.filter((code) => typeof code === 'string'))];
}
