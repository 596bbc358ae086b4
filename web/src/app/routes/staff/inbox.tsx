import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { InboxList } from '@/features/inbox/components/InboxList'
import { BOXES, type Box } from '@/features/inbox/rules'
import { useText } from '@/lib/i18n'

/** The personal and the group inbox, and what one has sent; which one stands in the address. */
export default function InboxScreen() {
  const t = useText()
  const { box = 'PERSONAL' } = useSearch({ strict: false }) as { box?: Box }
  const navigate = useNavigate()
  return (
    <Page
      title={t('inbox.title')}
      layout="fill"
      tools={
        <RadioGroup
          label={t('inbox.which')}
          hideLabel
          look="segments"
          value={box}
          onChange={(next) =>
            void navigate({
              to: '.',
              search: { box: next === 'PERSONAL' ? undefined : next } as never,
              replace: true,
            })
          }
          options={BOXES.map((id) => ({ id, label: t(`inbox.box.${id}`) }))}
        />
      }
    >
      <InboxList key={box} box={box} />
    </Page>
  )
}
