import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/Button'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { installStore, isApple, isInstalled } from '@/lib/install'
import { useOnline } from '@/lib/online'
import { preloading, preloadNow, useLoaded } from '@/lib/preload'
import { useSession } from '@/lib/session'
import { useStore } from '@/lib/store'

/** What this device keeps for work without a line, how old it is, and whether the browser will keep it. */
export function Device() {
  const t = useText()
  const format = useFormat()
  const online = useOnline()
  const install = useStore(installStore)
  const loaded = useLoaded()
  const busy = useStore(preloading)
  const staff = useSession().user?.kind === 'STAFF'
  const safe = useQuery({
    queryKey: ['StoragePersisted'],
    queryFn: async () => (await navigator.storage?.persisted?.()) ?? false,
    networkMode: 'always',
    meta: { private: true },
  })
  const today = loaded && new Date(loaded).toDateString() === new Date().toDateString()
  const time = loaded ? (today ? format.time(loaded) : format.dateTime(loaded)) : ''
  return (
    <section aria-labelledby="device" className="card flex flex-col gap-2 p-4">
      <h2 id="device" className="text-lg">
        {t('sync.device.title')}
      </h2>
      <p>
        {loaded
          ? t(staff ? 'sync.device.asOf' : 'sync.device.asOfCustomer', { time })
          : t('sync.device.notYet')}
      </p>
      <p className="text-sm text-muted">{t('sync.device.drafts')}</p>
      {isApple() && !isInstalled() ? (
        <p className="text-sm text-warn">{t('sync.device.ios')}</p>
      ) : (
        safe.data !== undefined && (
          <p className="text-sm text-muted">{t(safe.data ? 'sync.device.kept' : 'sync.device.mayGo')}</p>
        )
      )}
      <div className="flex flex-wrap justify-end gap-gap">
        {install && (
          <Button icon="download" onPress={() => void install.prompt()}>
            {t('sync.device.install')}
          </Button>
        )}
        <Button icon="sync" isDisabled={!online} isPending={busy} onPress={() => void preloadNow()}>
          {t('sync.device.refresh')}
        </Button>
      </div>
    </section>
  )
}
