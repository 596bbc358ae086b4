import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { isNumeric } from '@/lib/leadFields'
import { useBranch } from '../../shared/branch'
import { useNamed, useWord } from '../../shared/names'
import {
  type Condition,
  FIELDS,
  isYesNo,
  moved,
  needsValue,
  operatorsOf,
  PRIORITIES,
  type Problem,
  type Rule,
  SALES_CHANNELS,
  splitValues,
  withField,
} from '../rules'
import { useSentences } from '../sentences'

export interface MatrixEditorProps {
  rules: readonly Rule[]
  problems: readonly (Problem | null)[]
  /** Place of the rule that the server refused. */
  refused: string | null
  onChange: (rules: readonly Rule[]) => void
}

/** The rules in the order asked, each with its conditions and what comes of it. */
export function MatrixEditor({ rules, problems, refused, onChange }: MatrixEditorProps) {
  const t = useText()
  const { when, outcome } = useSentences()
  const put = (at: number, rule: Rule) => onChange(rules.map((old, place) => (place === at ? rule : old)))
  const last = rules.length - 1
  return (
    <ol className="flex flex-col gap-3">
      {rules.map((rule, at) => {
        const problem = problems[at]
        const wrong = Boolean(problem) || refused === String(at)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the rule's identity, its code is edited
          <li key={at} className={`card ${wrong ? 'border-late' : ''}`}>
            <header className="flex items-start gap-1 border-b border-line py-1 pr-1 pl-4">
              <p className="min-w-0 grow py-2.5">
                <span className="num mr-2 text-muted">{at + 1}</span>
                {when(rule)} <span className="font-semibold">{outcome(rule)}</span>
              </p>
              {at < last && (
                <>
                  <IconButton
                    icon="next"
                    className="-rotate-90"
                    label={t('admin.matrix.up')}
                    isDisabled={at === 0}
                    onPress={() => onChange(moved(rules, at, -1))}
                  />
                  <IconButton
                    icon="next"
                    className="rotate-90"
                    label={t('admin.matrix.down')}
                    isDisabled={at >= last - 1}
                    onPress={() => onChange(moved(rules, at, 1))}
                  />
                  <IconButton
                    icon="trash"
                    label={t('admin.matrix.drop')}
                    onPress={() => onChange(rules.filter((_, place) => place !== at))}
                  />
                </>
              )}
            </header>
            <div className="flex flex-col gap-3 p-4">
              {problem && (
                <p role="alert" className="text-sm text-late">
                  {t(`admin.matrix.problem.${problem}`)}
                </p>
              )}
              {at < last && (
                <Conditions
                  conditions={rule.conditions}
                  onChange={(conditions) => put(at, { ...rule, conditions })}
                />
              )}
              <Result rule={rule} onChange={(next) => put(at, next)} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Conditions({
  conditions,
  onChange,
}: {
  conditions: readonly Condition[]
  onChange: (conditions: readonly Condition[]) => void
}) {
  const t = useText()
  const word = useWord()
  const put = (at: number, condition: Condition) =>
    onChange(conditions.map((old, place) => (place === at ? condition : old)))
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('admin.matrix.conditions')}</legend>
      {conditions.map((asked, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other identity
        <div key={at} className="grid grid-cols-[1fr_auto] items-end gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
          <div className="max-sm:col-span-2">
            <Select
              label={t('admin.matrix.what')}
              hideLabel
              options={FIELDS.map((id) => ({ id, label: word('field', id) }))}
              value={asked.field}
              onChange={(field) => put(at, withField(asked, field as Condition['field']))}
            />
          </div>
          <div className="max-sm:col-span-2">
            <Select
              label={t('admin.matrix.how')}
              hideLabel
              options={operatorsOf(asked.field).map((id) => ({ id, label: word('operator', id) }))}
              value={asked.operator}
              onChange={(operator) =>
                put(at, {
                  ...asked,
                  operator: operator as Condition['operator'],
                  values: needsValue(operator as Condition['operator']) ? asked.values : [],
                })
              }
            />
          </div>
          {needsValue(asked.operator) ? (
            <ValueField asked={asked} onChange={(values) => put(at, { ...asked, values })} />
          ) : (
            <span />
          )}
          <IconButton
            icon="close"
            label={t('admin.matrix.dropCondition')}
            onPress={() => onChange(conditions.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          icon="plus"
          onPress={() => onChange([...conditions, { field: 'CITY', operator: 'ONE_OF', values: [] }])}
        >
          {t('admin.matrix.addCondition')}
        </Button>
      </div>
    </fieldset>
  )
}

function ValueField({ asked, onChange }: { asked: Condition; onChange: (values: string[]) => void }) {
  const t = useText()
  if (isYesNo(asked.field))
    return (
      <Select
        label={t('admin.matrix.value')}
        hideLabel
        options={[
          { id: 'true', label: t('admin.yes') },
          { id: 'false', label: t('admin.no') },
        ]}
        value={asked.values[0] ?? null}
        onChange={(value) => onChange([value])}
      />
    )
  const numeric = isNumeric(asked.field)
  return (
    <TextField
      key={asked.field}
      label={t('admin.matrix.value')}
      hideLabel
      placeholder={numeric ? '' : t('admin.matrix.valuesHint')}
      inputMode={numeric ? 'decimal' : 'text'}
      defaultValue={asked.values.join(', ')}
      onChange={(text) =>
        onChange(numeric ? [text.trim().replace(',', '.')].filter(Boolean) : splitValues(text))
      }
    />
  )
}

function Result({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const { segments } = useBranch()
  const codes = [...new Set(segments.map((one) => one.code))]
  return (
    <div className="grid grid-cols-1 gap-2 sm:grid-cols-4">
      <Select
        label={t('admin.matrix.channel')}
        options={SALES_CHANNELS.map((id) => ({ id, label: word('salesChannel', id) }))}
        value={rule.salesChannel}
        onChange={(value) => onChange({ ...rule, salesChannel: value as Rule['salesChannel'] })}
      />
      <Select
        label={t('admin.limits.segment')}
        options={[
          { id: '-', label: t('admin.matrix.noSegment') },
          ...codes.map((id) => ({
            id,
            label: name(segments.find((one) => one.code === id)?.names, id),
          })),
        ]}
        value={rule.segment || '-'}
        onChange={(value) => onChange({ ...rule, segment: value === '-' ? null : value })}
      />
      <Select
        label={t('admin.matrix.priority')}
        options={PRIORITIES.map((id) => ({ id, label: word('priority', id) }))}
        value={rule.priority}
        onChange={(value) => onChange({ ...rule, priority: value as Rule['priority'] })}
      />
      <TextField
        label={t('admin.matrix.code')}
        value={rule.code}
        maxLength={40}
        onChange={(code) => onChange({ ...rule, code })}
      />
    </div>
  )
}
