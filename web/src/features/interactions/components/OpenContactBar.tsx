import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { endContact, type OpenContact, writeContact } from '@/lib/contacting'
import { helpFor, useText } from '@/lib/i18n'
import { enqueue } from '@/lib/outbox/enqueue'
import { read } from '@/lib/read'
import { sends, useShortcuts } from '@/lib/shortcuts'
import { InteractionLog } from '../api/interactionLog'
import { InteractionReasons } from '../api/interactionReasons'
import { clockOf, placeOf, startInput, writeInput } from '../rules'
import { useKept } from '../useKept'
import { Attach } from './Attach'
import { NoteField } from './NoteField'
import { ReasonPicker } from './ReasonPicker'
import { Script } from './Script'
import { Starts } from './Starts'

const CHANGED = ['CustomerTimeline', 'Interactions', 'InteractionCard', 'LeadHistory']

/** The moment, renewed every second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Who, how long, why, what was said, and the end of it; folded it is one line above every screen. */
export default function OpenContactBar({ contact }: { contact: OpenContact }) {
  const t = useText()
  const now = useNow()
  const kept = useKept(contact)
  const { data } = useQuery({ ...read(InteractionReasons, {}), staleTime: 3_600_000 })
  const [folded, setFolded] = useState(false)
  const [missing, setMissing] = useState(false)
  const bar = useRef<HTMLElement>(null)
  const { reference, reasons, note } = contact
  const write = (written: Partial<OpenContact>) => writeContact(reference, written)
  const place = placeOf(contact)
  const known = data?.interactionReasons ?? []

  /** The field is there once the bar is unfolded. */
  const focus = () => {
    setFolded(false)
    setTimeout(() => bar.current?.querySelector('input')?.focus())
  }
  useShortcuts([{ keys: 'b', label: t('interactions.bar'), run: focus }])

  const [closing, setClosing] = useState(false)
  const close = async () => {
    if (reasons.length === 0) {
      setMissing(true)
      focus()
      return
    }
    if (closing) return
    setClosing(true)
    try {
      await enqueue(InteractionLog, {
        variables: { input: startInput(contact), write: writeInput(contact, Date.now()) },
        label: t('interactions.with', { name: contact.name }),
        subject: reference,
        refetch: CHANGED,
      })
    } catch (error) {
      // There is no room for it: it stays open, with what was said.
      toast({ text: t(helpFor(error)), tone: 'late' })
      setClosing(false)
      return
    }
    toast({ text: t('interactions.closed', { name: contact.name }) })
    endContact(reference)
  }

  return (
    <section
      ref={bar}
      aria-label={t('interactions.bar')}
      data-print="none"
      onKeyDownCapture={(event) => {
        if (!sends(event)) return
        event.preventDefault()
        event.stopPropagation()
        void close()
      }}
      className="@container shrink-0 border-b-2 border-accent bg-surface shadow-sm"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 max-sm:[&>:last-child]:grow sm:px-6">
        <Icon name={contact.channel === 'PHONE' ? 'phone' : 'visit'} className="shrink-0 text-accent" />
        <div className="min-w-0 grow">
          <p className="truncate font-semibold">
            {place ? (
              <AppLink
                href={place}
                className="inline-flex min-h-control min-w-control items-center hover:underline"
              >
                {contact.name}
              </AppLink>
            ) : (
              contact.name
            )}
          </p>
          <p className="truncate text-sm text-muted">
            {[contact.phone, contact.number, t(`interactions.kept.${kept}`)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Button
          look="quiet"
          icon={contact.endedAt ? 'clock' : 'pause'}
          onPress={() => write({ endedAt: contact.endedAt ? undefined : Date.now() } as Partial<OpenContact>)}
        >
          <span className="num" role="timer">
            {clockOf(contact.startedAt, contact.endedAt ?? now)}
          </span>
          <span className="sr-only">
            {t(contact.endedAt ? 'interactions.talk.go' : 'interactions.talk.end')}
          </span>
        </Button>
        {!contact.id && reasons.length === 0 && !note && (
          <Button look="quiet" onPress={() => endContact(reference)}>
            {t('interactions.discard')}
          </Button>
        )}
        {contact.id && <Starts id={contact.id} customerId={contact.customerId} />}
        <IconButton
          icon={folded ? 'down' : 'minus'}
          label={t(folded ? 'interactions.unfold' : 'interactions.fold')}
          aria-expanded={!folded}
          onPress={() => setFolded(!folded)}
        />
        <Button look="primary" icon="check" isPending={closing} onPress={() => void close()}>
          {t('interactions.close')}
        </Button>
      </div>
      {!folded && (
        <div className="relative grid max-h-[50dvh] max-sm:max-h-[38dvh] gap-3 overflow-y-auto px-4 pt-1 pb-3 sm:px-6 @2xl:grid-cols-2">
          <div className="grid min-w-0 content-start gap-3 *:first:col-span-full *:last:col-span-full @4xl:grid-cols-2">
            <ReasonPicker
              reasons={known}
              chosen={reasons}
              onChange={(chosen) => {
                setMissing(false)
                write({ reasons: chosen })
              }}
              errorMessage={missing ? t('interactions.reason.missing') : undefined}
            />
            {!contact.customerId && !contact.leadId && (
              <>
                <TextField
                  label={t('interactions.caller')}
                  value={contact.caller ?? ''}
                  onChange={(caller) => write({ caller })}
                  maxLength={200}
                  autoComplete="off"
                />
                <TextField
                  label={t('interactions.phone')}
                  value={contact.phone ?? ''}
                  onChange={(phone) => write({ phone })}
                  type="tel"
                  inputMode="tel"
                  maxLength={20}
                  autoComplete="off"
                />
                <Attach contact={contact} />
              </>
            )}
          </div>
          <div className="min-w-0 @2xl:row-span-2">
            <NoteField
              value={note}
              onChange={(next) => write({ note: next })}
              macros={data?.interactionMacros ?? []}
              chosen={reasons}
            />
          </div>
          <div className="min-w-0 @2xl:col-start-1">
            <Script reasons={known} chosen={reasons} />
          </div>
          {contact.next && (
            <p className="text-sm text-muted @2xl:col-span-2">
              {t('interactions.next', { name: contact.next.name })}
            </p>
          )}
        </div>
      )}
    </section>
  )
}
