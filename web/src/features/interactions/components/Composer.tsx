import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { startContact } from '@/lib/contacting'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can } from '@/lib/session'

const LogDialog = lateComponent(() => import('./LogDialog'))

/** Writes into the history of a customer: a note, a call that begins, a visit that is over (CUS-06). */
export default function Composer({ customer }: { customer: { id: string; name: string } }) {
  const t = useText()
  const [logging, setLogging] = useState<'VISIT' | 'NOTE' | null>(null)
  if (!can('interaction:write')) return null
  const call = () =>
    startContact({ channel: 'PHONE', direction: 'INBOUND', customerId: customer.id, name: customer.name })
  return (
    <div className="grid grid-cols-3 gap-2 max-sm:[&_svg]:hidden">
      <Button wide icon="note" onPress={() => setLogging('NOTE')}>
        {t('interactions.channel.NOTE')}
      </Button>
      <Button wide icon="phone" onPress={call}>
        {t('interactions.channel.PHONE')}
      </Button>
      <Button wide icon="visit" onPress={() => setLogging('VISIT')}>
        {t('interactions.channel.VISIT')}
      </Button>
      {logging && (
        <Suspense>
          <LogDialog channel={logging} customer={customer} onClose={() => setLogging(null)} />
        </Suspense>
      )}
    </div>
  )
}
