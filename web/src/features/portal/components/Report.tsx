import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { FileDrop } from '@/components/ui/FileDrop'
import { Icon, type IconName } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Skeleton } from '@/components/ui/Skeleton'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { ReportChoices } from '../api/ticketReport'
import { followed, type GuideStep, standsAt } from '../guide'
import { isProduct, LINE_KINDS, named, PHOTOS, symptomsOf } from '../rules'
import { type About, OTHER, PRODUCTS } from '../search'
import { Diagnosis } from './Diagnosis'
import { type Line, LineChoice } from './LineChoice'
import { useReport } from './useReport'

const ICONS: Record<About, IconName> = {
  VOICE_PLAN: 'phone',
  DATA_PORT: 'language',
  HOSTING: 'cloud',
  DEVICE: 'device',
  OPTION: 'plus',
  BILLING: 'bill',
  SALES: 'offers',
  COMPLAINT: 'note',
}

export interface ReportProps {
  about: About | undefined
  symptom: string | undefined
  /** Number of the invoice or order that it is about. */
  reference: string | undefined
  onChoose: (choice: { about?: About; symptom?: string }) => void
  onReported: (id: string | null) => void
}

/** What, which sign, send: four taps from the home screen (WEB-06). */
export function Report({ about, symptom, reference, onChoose, onReported }: ReportProps) {
  const t = useText()
  const { language } = usePreferences()
  const choices = useQuery({ ...read(ReportChoices, {}), staleTime: 600_000 })
  const [line, setLine] = useState<Line | null>(null)
  const report = useReport(onReported)
  const { photos } = report
  if (!choices.data)
    return choices.isError ? (
      <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
    ) : (
      <Skeleton rows={6} />
    )
  const [customer] = choices.data.customers.nodes
  const kind = about && LINE_KINDS[about]
  const known = customer?.subscriptions
  const lines = (known?.nodes ?? []).filter((one) => one.kind === kind)
  const more = kind !== undefined && (known?.totalCount ?? 0) > (known?.nodes.length ?? 0)
  const signs = about ? symptomsOf(choices.data.symptoms, about, customer?.branch?.id) : []
  const sign = signs.find(({ code }) => code === symptom)
  const guide = (sign?.guide ?? []) as readonly GuideStep[]
  const answers = sign ? followed(guide, report.answersTo(sign.id)) : []
  const stands = guide.length > 0 ? standsAt(guide, answers) : 'REPORT'
  const solved = stands === 'SOLVED'
  // While a question is open, nothing lies over it.
  const atHand = stands === 'REPORT'
  const ready = about !== undefined && (isProduct(about) ? sign !== undefined : report.text.trim() !== '')
  const subject = [
    sign ? named(sign.names, language) : about && t(`portal.about.${about}`),
    line?.number ?? reference,
  ]
    .filter(Boolean)
    .join(' · ')

  return (
    <div className="flex max-w-3xl flex-col gap-6">
      {reference && (
        <p className="flex items-center gap-2 font-medium">
          <Icon name="file" className="shrink-0 text-accent" />
          {t('portal.report.reference', { number: reference })}
        </p>
      )}
      <Tiles
        label={t('portal.report.about')}
        options={[...PRODUCTS, ...OTHER].map((id) => ({
          id,
          label: t(`portal.about.${id}`),
          icon: ICONS[id],
        }))}
        value={about}
        onChange={(id) => onChoose({ about: id as About })}
      />
      {about && isProduct(about) && (
        <Tiles
          label={t('portal.report.symptom')}
          options={signs.map(({ code, names }) => ({ id: code, label: named(names, language) }))}
          value={sign?.code}
          onChange={(code) => onChoose({ about, symptom: code })}
        />
      )}
      {sign && guide.length > 0 && (
        <Diagnosis guide={guide} answers={answers} onAnswer={(given) => report.setAnswers(sign.id, given)} />
      )}
      {about && !solved && (
        <>
          {(lines.length > 0 || more) && (
            <LineChoice
              label={t('portal.report.line')}
              all={t('portal.report.allLines')}
              lines={lines}
              more={more}
              kind={kind}
              value={line}
              onChange={setLine}
            />
          )}
          <TextField
            label={t(isProduct(about) ? 'portal.report.text' : 'portal.report.textNeeded')}
            isRequired={!isProduct(about)}
            multiline
            value={report.text}
            onChange={report.setText}
            maxLength={20_000}
          />
          <div>
            <FileDrop
              label={t('portal.report.photo')}
              accept={PHOTOS}
              multiple
              camera
              subject={report.subject}
              draft={report.draft}
              onUploaded={({ id }, file) => report.addPhoto({ id, name: file.name })}
            />
            <ul>
              {photos.map(({ id, name }) => (
                <li key={id} className="flex items-center gap-2">
                  <Icon name="check" size={18} className="text-good" />
                  <span className="min-w-0 grow truncate">{name}</span>
                  <IconButton
                    icon="close"
                    label={t('portal.report.without', { name })}
                    onPress={() => report.without(id)}
                  />
                </li>
              ))}
            </ul>
            {report.refused.map((why) => (
              <p key={why} role="alert" className="pt-2 text-sm text-late">
                {why}
              </p>
            ))}
          </div>
          {report.problem && (
            <p role="alert" className="rounded-control bg-late-soft px-3 py-2 text-late">
              {report.problem}
            </p>
          )}
          <div
            className={`rounded-card sm:self-end ${ready && atHand ? 'sticky bottom-3 z-10 border border-line bg-surface p-2 shadow-high' : ''}`}
          >
            <Button
              look="primary"
              wide
              isDisabled={!ready || !customer}
              isPending={report.pending}
              onPress={() => {
                if (!customer || !about) return
                void report.send({
                  customerId: customer.id,
                  kind: isProduct(about) ? 'TROUBLE' : about,
                  subject: subject.slice(0, 200),
                  description: report.text.trim() || subject,
                  productType: isProduct(about) ? about : null,
                  symptomCode: sign?.code ?? null,
                  subscriptionId: line?.id ?? null,
                  diagnosis: guide.length > 0 ? answers.map(({ step, yes }) => ({ step, yes })) : null,
                })
              }}
            >
              {t('portal.report.send')}
            </Button>
            {!ready && (
              <p className="pt-1 text-sm text-muted">
                {t(isProduct(about) ? 'portal.report.needsSign' : 'portal.report.needsText')}
              </p>
            )}
          </div>
        </>
      )}
    </div>
  )
}

interface TilesProps {
  label: string
  options: readonly { id: string; label: string; icon?: IconName }[]
  value: string | undefined
  onChange: (id: string) => void
}

/** Choices as large as a thumb. */
function Tiles({ label, options, value, onChange }: TilesProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-semibold">{label}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {options.map((option) => (
          <label
            key={option.id}
            className="flex min-h-14 cursor-default items-center gap-2.5 rounded-card border border-edge bg-surface px-3 py-2 leading-tight font-medium hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={label}
              value={option.id}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
              className="sr-only"
            />
            {option.icon && <Icon name={option.icon} className="shrink-0 text-accent" />}
            <span className="min-w-0 grow">{option.label}</span>
            {value === option.id && <Icon name="check" size={18} className="shrink-0 text-accent" />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
