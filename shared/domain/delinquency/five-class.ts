/** Five classes 五级分类: normal 正常 · special-mention 关注 · substandard 次级 · doubtful 可疑 · loss 损失. */
export type FiveClass = 'normal' | 'special-mention' | 'substandard' | 'doubtful' | 'loss';

/**
 * Days past due above which a class is the least bad one possible. Data of the lender's regime, never a
 * constant here.
 */
export interface ClassLimits {
  readonly specialMentionAbove: number;
  readonly substandardAbove: number;
  readonly doubtfulAbove: number;
  readonly lossAbove: number;
}

/**
 * The class that days past due alone give; judgement may make it worse, never better (R10.7: a plan does
 * not cure).
 */
export function fiveClassOf(dpd: number, limits: ClassLimits): FiveClass {
  if (dpd > limits.lossAbove) return 'loss';
  if (dpd > limits.doubtfulAbove) return 'doubtful';
  if (dpd > limits.substandardAbove) return 'substandard';
  return dpd > limits.specialMentionAbove ? 'special-mention' : 'normal';
}
