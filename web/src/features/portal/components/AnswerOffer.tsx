import { valibotResolver } from '@hookform/resolvers/valibot'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { OfferRefusalGround, PortalOfferQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { PortalOfferAccept, PortalOfferRefuse } from '../api/offerAnswers'

const GROUNDS = ['PRICE', 'TERMS', 'TECHNICAL', 'COMPETITOR', 'NO_NEED'] as const
const AGAIN = ['PortalOffer', 'PortalOffers', 'PortalHome']
const UNDER_THE_THUMB =
  'sticky bottom-3 z-10 rounded-card border border-line bg-surface p-2 shadow-high lg:static lg:border-0 lg:bg-transparent lg:p-0 lg:shadow-none'
const acceptSchema = v.object({})
const refuseSchema = v.object({ ground: requiredText, reason: v.string() })

export interface AnswerOfferProps {
  offer: NonNullable<PortalOfferQuery['offer']>
  /** The revision that the reader has seen: another one is refused by the server. */
  revision: number
}

/** Yes or no, at the foot of the screen; what a yes means is said before it is given. */
export function AnswerOffer({ offer, revision }: AnswerOfferProps) {
  const t = useText()
  const [asking, setAsking] = useState<'accept' | 'refuse' | null>(null)
  const { accept, refuse } = offer.viewerCan
  const close = () => setAsking(null)
  if (offer.status !== 'SENT') return null
  return (
    <>
      {!accept.allowed && accept.reason && <Banner tone="info" title={accept.reason} />}
      {(accept.allowed || refuse.allowed) && (
        <div
          data-print="none"
          className={`flex gap-gap sm:self-end lg:flex-col-reverse lg:self-stretch ${accept.allowed ? UNDER_THE_THUMB : ''}`}
        >
          {refuse.allowed && <Button onPress={() => setAsking('refuse')}>{t('portal.offer.refuse')}</Button>}
          {accept.allowed && (
            <div className="grow sm:min-w-64">
              <Button look="primary" icon="check" wide onPress={() => setAsking('accept')}>
                {t('portal.offer.accept')}
              </Button>
            </div>
          )}
        </div>
      )}
      {asking === 'accept' && <Accept id={offer.id} revision={revision} onClose={close} />}
      {asking === 'refuse' && <Refuse id={offer.id} revision={revision} onClose={close} />}
    </>
  )
}

interface AnswerProps {
  id: string
  revision: number
  onClose: () => void
}

function Accept({ id, revision, onClose }: AnswerProps) {
  const t = useText()
  const form = useForm({ resolver: valibotResolver(acceptSchema) })
  const accept = useWrite(PortalOfferAccept, AGAIN)
  const submit = async () => {
    await accept.mutateAsync({ id, input: { revision, how: 'PORTAL' } })
    toast({ text: t('portal.offer.accepted') })
    onClose()
  }
  return (
    <Dialog title={t('portal.offer.acceptTitle')} isOpen onClose={onClose}>
      <Form form={form} draft={null} onSubmit={submit}>
        <p>{t('portal.offer.acceptMeans')}</p>
        <FormErrors />
        <Button type="submit" look="primary" icon="check" wide isPending={form.formState.isSubmitting}>
          {t('portal.offer.acceptNow')}
        </Button>
      </Form>
    </Dialog>
  )
}

function Refuse({ id, revision, onClose }: AnswerProps) {
  const t = useText()
  const form = useForm({ resolver: valibotResolver(refuseSchema), defaultValues: { ground: '', reason: '' } })
  const refuse = useWrite(PortalOfferRefuse, AGAIN)
  const submit = async ({ ground, reason }: v.InferOutput<typeof refuseSchema>) => {
    await refuse.mutateAsync({
      id,
      input: { revision, ground: ground as OfferRefusalGround, reason: reason.trim() || null, how: 'PORTAL' },
    })
    toast({ text: t('portal.offer.refused') })
    onClose()
  }
  return (
    <Dialog
      title={t('portal.offer.refuseTitle')}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} onSubmit={submit} draft={`offer.refuse.${id}`}>
        <p className="text-muted">{t('portal.offer.refuseMeans')}</p>
        <FormErrors />
        <Field name="ground">
          {(field) => (
            <RadioGroup
              label={t('portal.offer.ground')}
              isRequired
              options={GROUNDS.map((ground) => ({ id: ground, label: t(`portal.ground.${ground}`) }))}
              {...field}
            />
          )}
        </Field>
        <Field name="reason">
          {(field) => <TextField label={t('portal.offer.reason')} multiline maxLength={2000} {...field} />}
        </Field>
        <Button type="submit" look="danger" wide isPending={form.formState.isSubmitting}>
          {t('portal.offer.refuse')}
        </Button>
      </Form>
    </Dialog>
  )
}
