import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/RadioGroup'
import type { LeadChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import type { ChannelSetting } from './NewLead'

export interface ChannelChoiceProps {
  settings: readonly ChannelSetting[]
  chosen: LeadChannel | undefined
  onChoose: (channel: LeadChannel | undefined) => void
}

/** Where the lead comes from: only what this person may use. Chosen, it makes room for the form. */
export function ChannelChoice({ settings, chosen, onChoose }: ChannelChoiceProps) {
  const t = useText()
  if (chosen)
    return (
      <div className="card flex flex-wrap items-center gap-gap p-2 pl-4">
        <span className="min-w-0 grow basis-48">
          <span className="font-semibold">{t(`leads.channel.${chosen}`)}</span>
          <span className="block text-sm text-muted">{t(`leads.channel.hint.${chosen}`)}</span>
        </span>
        {settings.length > 1 && (
          <Button look="quiet" onPress={() => onChoose(undefined)}>
            {t('leads.channel.other')}
          </Button>
        )}
      </div>
    )
  return (
    <div className="card p-4">
      <RadioGroup
        label={t('leads.channel.choose')}
        value={null}
        onChange={(id) => onChoose(id as LeadChannel)}
        options={settings.map(({ channel }) => ({
          id: channel,
          label: t(`leads.channel.${channel}`),
          hint: t(`leads.channel.hint.${channel}`),
        }))}
      />
    </div>
  )
}
