/**
 * The tones in which grades are painted, the worst first: each named for its place on a scale of four, with a hyphen
 * for the point. They are those that scales of two to five grades need; longer scales take the nearest.
 */
const tones = ["1", "1-75", "2", "2-5", "3", "3-25", "4"] as const;

export type RankTone = `rank-${(typeof tones)[number]}`;

/**
 * The class that paints a grade, by its share of its own scale: every scale runs from one end of the tones to the other.
 *
 * @param rank       1 for the worst grade
 * @param scaleSize  how many grades the scale has
 * @throws RangeError when the rank is not on the scale
 */
export function rankTone(rank: number, scaleSize: number): RankTone {
  const place = 1 + 3 * shareOf(rank, scaleSize);
  const distance = (tone: string) => Math.abs(Number(tone.replace("-", ".")) - place);
  return `rank-${tones.reduce((near, tone) => (distance(tone) < distance(near) ? tone : near))}`;
}

/** "worst grade of its scale", "second worst", "middle", "second best", "best". */
export function rankToWords(rank: number, scaleSize: number): string {
  const share = shareOf(rank, scaleSize);
  if (scaleSize === 1) return "only grade of its scale";
  if (rank === 1) return "worst grade of its scale";
  if (rank === scaleSize) return "best";
  if (share === 1 / 2) return "middle";
  return share < 1 / 2 ? `${ordinal(rank)} worst` : `${ordinal(scaleSize - rank + 1)} best`;
}

function shareOf(rank: number, scaleSize: number): number {
  if (!Number.isInteger(rank) || rank < 1 || rank > scaleSize)
    throw new RangeError(`rank not on a scale of ${scaleSize}: ${rank}`);
  return scaleSize === 1 ? 1 : (rank - 1) / (scaleSize - 1);
}

function ordinal(count: number): string {
  return ["first", "second", "third", "fourth", "fifth"][count - 1] ?? `${count}th`;
}
