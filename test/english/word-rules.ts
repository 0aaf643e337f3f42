/** One way of writing that has to be read twice, and what to write instead. */
export interface WordRule {
  /** What is found. A blank also matches a line break. */
  readonly banned: RegExp;
  readonly write: string;
}

/** Words and phrases that readers stumble over, above all those whose first language is not English. */
export const wordRules: readonly WordRule[] = [
  { banned: /\bmend(?:s|ed|ing)?\b/i, write: 'fix' },
  { banned: /\bWhere\b(?! to\b)[^.,:;()]{3,80}, (?!and\b)/, write: 'if, or when' },
  { banned: /@throws where\b/i, write: '@throws if' },
  {
    banned:
      /\bwhere (?:there|nothing|nobody|several|(?:it|they|one) (?:has|have|had|does|do|did|(?:is|are|was|were) not))\b/i,
    write: 'if, or when',
  },
  { banned: /\bcomes? to\b(?! (?:an end|life)\b)/i, write: 'becomes, or is the result' },
  { banned: /\bno such\b/i, write: 'unknown, or does not exist' },
  { banned: /(?<!\bthere )\b(?:is|are|was|were) no\b(?! (?:longer|more)\b)(?= \w)/i, write: 'is not a' },
  { banned: /\bby (?:itself|themselves)\b/i, write: 'on its own, or alone' },
  { banned: /\b(?:noes|yeses)\b/i, write: 'failures, or successes' },
  { banned: /\b(?:an?|one|each|every|first|last|probe's) (?:no|yes)\b(?!-)/i, write: 'a failure, or a success' },
  { banned: /\b(?:says|said)\b/i, write: 'sets, names, reports' },
  { banned: /\btold\b/i, write: 'reported, or given' },
  { banned: /\btells (?:when|what|how|which|whether|where|of)\b/i, write: 'computes, shows, reports' },
  { banned: /\bstands?\b(?!-| for\b)/i, write: 'is' },
  { banned: /\bbehind\b(?! (?:an? |the )?(?:proxy|load balancer|Ingress)\b)/i, write: 'after, or in' },
  { banned: /\btak(?:es?|en|ing) (?:[\w'-]+ ){1,5}for (?:an?|the|its|text|null) /i, write: 'treats … as' },
  { banned: /\bheld against\b/i, write: 'compared with, or checked against' },
  { banned: /\bwithout a word\b/i, write: 'silently' },
  { banned: /\ball the same\b/i, write: 'too, or anyway' },
  { banned: /\bat hand\b/i, write: 'available' },
  { banned: /\bbut for\b/i, write: 'except' },
];
