import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useText } from '@/lib/i18n'
import { retry } from '@/lib/outbox/manage'
import type { Unsent } from '@/lib/outbox/unsent'
import { spaced } from '@/lib/phone'

/** What was chosen without a line is somebody else's meanwhile: another of the same kind takes its place. */
export default function SyncInstead({ item, free }: { item: Unsent; free: readonly string[] }) {
  const t = useText()
  const [chosen, setChosen] = useState(free[0] ?? '')
  const name = item.instead ?? ''
  const mine = String(item.variables[name])
  const send = () =>
    retry(item.key, { [name]: chosen }, { label: item.label.replace(spaced(mine), spaced(chosen)) })
  return (
    <div className="mt-3 flex flex-col gap-3">
      <RadioGroup
        label={t('sync.instead', { mine: spaced(mine) })}
        value={chosen}
        onChange={setChosen}
        options={free.map((number) => ({ id: number, label: spaced(number) }))}
      />
      <div className="flex justify-end">
        <Button look="primary" onPress={() => void send()}>
          {t('sync.use')}
        </Button>
      </div>
    </div>
  )
}
