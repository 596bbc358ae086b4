/** PURE: rules of a qualification matrix while they are edited. */
import type {
  LeadMatrixField,
  LeadMatrixOperator,
  LeadMatrixRuleInput,
  LeadPriority,
  SalesChannel,
} from '@/gql/graphql'
import { isNumeric } from '@/lib/leadFields'

export const FIELDS = [
  'SIM_COUNT',
  'CURRENT_SIMS',
  'MONTHLY_SPEND',
  'CITY',
  'REGION',
  'COMPETITOR',
  'NEEDS_DATA',
  'REQUEST_SOURCE',
  'CHANNEL',
  'EXISTING_CUSTOMER',
] as const satisfies readonly LeadMatrixField[]
export const SALES_CHANNELS = [
  'FIELD_SALES',
  'TELESALES',
  'GBM',
  'MAJOR_ACCOUNTS',
  'REGIONAL',
] as const satisfies readonly SalesChannel[]
export const PRIORITIES = ['LOW', 'NORMAL', 'HIGH'] as const satisfies readonly LeadPriority[]

const YES_NO: readonly LeadMatrixField[] = ['NEEDS_DATA', 'EXISTING_CUSTOMER']

export const isYesNo = (field: LeadMatrixField): boolean => YES_NO.includes(field)

/** What can be asked about a field. */
export function operatorsOf(field: LeadMatrixField): readonly LeadMatrixOperator[] {
  if (isNumeric(field)) return ['AT_LEAST', 'AT_MOST', 'PRESENT', 'MISSING']
  return isYesNo(field) ? ['ONE_OF', 'MISSING'] : ['ONE_OF', 'PRESENT', 'MISSING']
}

export const needsValue = (operator: LeadMatrixOperator): boolean =>
  operator !== 'PRESENT' && operator !== 'MISSING'

export interface Condition {
  field: LeadMatrixField
  operator: LeadMatrixOperator
  values: readonly string[]
}

export interface Rule {
  code: string
  salesChannel: SalesChannel
  priority: LeadPriority
  segment?: string | null
  conditions: readonly Condition[]
}

/** A condition that fits another field: what still fits is kept. */
export function withField(condition: Condition, field: LeadMatrixField): Condition {
  const operators = operatorsOf(field)
  const operator = operators.includes(condition.operator) ? condition.operator : (operators[0] ?? 'PRESENT')
  return { field, operator, values: isYesNo(field) && needsValue(operator) ? ['true'] : [] }
}

/** "Cluj, Iași" → ["Cluj", "Iași"] */
export const splitValues = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

export type Problem = 'conditions' | 'value' | 'code' | 'twice'

/** What is wrong with each rule; the server refuses the same. The last rule, and only it, asks nothing. */
export function problemsOf(rules: readonly Rule[]): (Problem | null)[] {
  return rules.map((rule, at) => {
    if (!rule.code.trim()) return 'code'
    if (rules.some((other, place) => place !== at && other.code === rule.code)) return 'twice'
    if ((rule.conditions.length === 0) !== (at === rules.length - 1)) return 'conditions'
    return rule.conditions.some(isOpen) ? 'value' : null
  })
}

function isOpen({ field, operator, values }: Condition): boolean {
  if (!needsValue(operator)) return false
  if (values.length === 0) return true
  return isNumeric(field) && !Number.isFinite(Number(values[0]))
}

/** The rules with one moved a place up or down; the last resort stays last. */
export function moved(rules: readonly Rule[], at: number, by: -1 | 1): readonly Rule[] {
  const to = at + by
  const last = rules.length - 1
  const a = rules[at]
  const b = rules[to]
  if (!a || !b || at === last || to === last) return rules
  return rules.map((rule, place) => (place === at ? b : place === to ? a : rule))
}

/** A new rule before the last resort, with a code of its own. */
export function added(rules: readonly Rule[]): readonly Rule[] {
  let number = rules.length
  while (rules.some((rule) => rule.code === `rule-${number}`)) number += 1
  const fresh: Rule = {
    code: `rule-${number}`,
    salesChannel: 'TELESALES',
    priority: 'NORMAL',
    segment: null,
    conditions: [{ field: 'SIM_COUNT', operator: 'AT_LEAST', values: [] }],
  }
  return [...rules.slice(0, -1), fresh, ...rules.slice(-1)]
}

export const inputOf = (rules: readonly Rule[]): LeadMatrixRuleInput[] =>
  rules.map(({ code, salesChannel, priority, segment, conditions }) => ({
    code: code.trim(),
    salesChannel,
    priority,
    segment: segment || null,
    conditions: conditions.map(({ field, operator, values }) => ({ field, operator, values: [...values] })),
  }))

export const sameRules = (a: readonly Rule[], b: readonly Rule[]): boolean =>
  JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))
