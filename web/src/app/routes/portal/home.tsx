import { useQuery } from '@tanstack/react-query'
import { Page } from '@/components/ui/Page'
import { PortalHome } from '@/features/portal/api/portalHome'
import { Home } from '@/features/portal/components/Home'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'

export default function HomeScreen() {
  const t = useText()
  const name = useQuery(read(PortalHome, {})).data?.customers.nodes[0]?.name
  return (
    <Page title={name ? t('portal.home.hello', { name }) : t('portal.home.title')}>
      <Home />
    </Page>
  )
}
