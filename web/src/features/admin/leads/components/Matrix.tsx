import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { toast } from '@/components/ui/Toast'
import type { AdminMatricesQuery, LeadMatrixKind } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { request } from '@/lib/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { ofBranch, useBranch } from '../../shared/branch'
import { Loaded } from '../../shared/components/Loaded'
import { Refusal } from '../../shared/components/Refusal'
import { placeOf } from '../../shared/refusal'
import { AdminMatrices } from '../api/matrices'
import { LeadMatrixPublish } from '../api/matrixPublish'
import { AdminMatrixTry } from '../api/matrixTry'
import { added, inputOf, problemsOf, type Rule, sameRules } from '../rules'
import { useSentences } from '../sentences'
import { MatrixEditor } from './MatrixEditor'
import { MatrixTrial } from './MatrixTrial'

type Edition = AdminMatricesQuery['leadMatrices'][number]
const KINDS = ['STANDARD', 'SITE'] as const satisfies readonly LeadMatrixKind[]

/** The matrix that qualifies leads: read, change, try on the past, publish, look back (LEA-03). */
export function Matrix() {
  const t = useText()
  const { branch } = useBranch()
  const query = useQuery(read(AdminMatrices, {}))
  const [kind, setKind] = useState<LeadMatrixKind>('STANDARD')
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <RadioGroup
        label={t('admin.matrix.which')}
        hideLabel
        look="segments"
        options={KINDS.map((id) => ({ id, label: t(`admin.matrix.kind.${id}`) }))}
        value={kind}
        onChange={(value) => setKind(value as LeadMatrixKind)}
      />
      <p className="text-muted">{t(`admin.matrix.help.${kind}`)}</p>
      <Loaded query={query}>
        {({ leadMatrices }) => {
          const editions = ofBranch(leadMatrices, branch).filter((one) => one.kind === kind)
          const [newest] = editions
          return newest && branch ? (
            <Editions
              key={`${kind}-${branch.id}-${newest.edition}`}
              editions={editions}
              branchId={branch.id}
            />
          ) : null
        }}
      </Loaded>
    </div>
  )
}

function Editions({ editions, branchId }: { editions: readonly Edition[]; branchId: string }) {
  const t = useText()
  const format = useFormat()
  const { when, outcome } = useSentences()
  const active = editions.find((one) => one.state === 'ACTIVE') ?? editions[0]
  const [shownId, setShownId] = useState(active?.id ?? '')
  const [draft, setDraft] = useDraft<readonly Rule[] | null>(`admin.matrix.${active?.id}`, null)
  const shown = editions.find((one) => one.id === shownId) ?? active
  if (!shown || !active) return null
  if (draft)
    return (
      <Draft
        rules={draft}
        present={active}
        branchId={branchId}
        onChange={setDraft}
        onEnd={() => setDraft(null)}
      />
    )
  return (
    <>
      <div className="flex flex-wrap items-end gap-gap">
        <div className="min-w-60 grow basis-0 sm:max-w-96">
          <Select
            label={t('admin.versions')}
            options={editions.map((one) => ({
              id: one.id,
              label: t(one.state === 'ACTIVE' ? 'admin.matrix.editionNow' : 'admin.matrix.edition', {
                number: one.edition,
              }),
              hint: [one.publishedBy?.name, one.publishedAt && format.date(one.publishedAt)]
                .filter(Boolean)
                .join(' · '),
            }))}
            value={shown.id}
            onChange={setShownId}
          />
        </div>
        <Button look="primary" icon="edit" onPress={() => setDraft(shown.rules)}>
          {t(shown.id === active.id ? 'admin.matrix.change' : 'admin.matrix.restore')}
        </Button>
      </div>
      <p className="text-sm text-muted">
        {shown.publishedBy && shown.publishedAt
          ? t('admin.changedBy', {
              name: shown.publishedBy.name,
              when: format.relative(shown.publishedAt),
            })
          : t('admin.neverChanged')}
      </p>
      <ol className="card">
        {shown.rules.map((rule, at) => (
          <li key={rule.code} className="flex gap-3 border-b border-line px-4 py-3 last:border-0">
            <span className="num w-6 shrink-0 text-right text-muted">{at + 1}</span>
            <span>
              {when(rule)} <span className="font-semibold">{outcome(rule)}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

interface DraftProps {
  rules: readonly Rule[]
  present: Edition
  branchId: string
  onChange: (rules: readonly Rule[]) => void
  onEnd: () => void
}

function Draft({ rules, present, branchId, onChange, onEnd }: DraftProps) {
  const t = useText()
  const publish = useWrite(LeadMatrixPublish, ['AdminMatrices'])
  const [asked, setAsked] = useState<readonly Rule[] | null>(null)
  const trial = useQuery({
    queryKey: ['AdminMatrixTry', branchId, present.kind, asked],
    queryFn: ({ signal }) =>
      request(AdminMatrixTry, { branchId, kind: present.kind, rules: inputOf(asked ?? []) }, signal),
    enabled: asked !== null,
    retry: false,
  })
  const problems = problemsOf(rules)
  const wrong = problems.some(Boolean)
  const same = sameRules(rules, present.rules)
  const put = async () => {
    const input = { branchId, kind: present.kind, rules: inputOf(rules) }
    const { matrix } = await publish.mutateAsync(input)
    toast({ text: t('admin.matrix.published', { number: matrix?.edition ?? '' }) })
    onEnd()
  }
  const isShown = asked && sameRules(asked, rules) && trial.data
  return (
    <>
      <MatrixEditor
        rules={rules}
        problems={problems}
        refused={placeOf(publish.error, 'rules')}
        onChange={onChange}
      />
      <div>
        <Button icon="plus" onPress={() => onChange(added(rules))}>
          {t('admin.matrix.add')}
        </Button>
      </div>
      {isShown && <MatrixTrial result={trial.data.leadMatrixTry} />}
      <Refusal error={publish.error ?? trial.error} />
      <div className="sticky bottom-0 -mx-4 flex flex-wrap justify-end gap-gap border-t border-line bg-canvas px-4 py-3 sm:-mx-6 sm:px-6">
        <Button onPress={onEnd}>{t('admin.discard')}</Button>
        <Button icon="undo" isDisabled={wrong} isPending={trial.isFetching} onPress={() => setAsked(rules)}>
          {t('admin.matrix.try')}
        </Button>
        <Button
          look="primary"
          isDisabled={wrong || same}
          isPending={publish.isPending}
          onPress={() => void put().catch(() => undefined)}
        >
          {t('admin.matrix.publish')}
        </Button>
      </div>
    </>
  )
}
