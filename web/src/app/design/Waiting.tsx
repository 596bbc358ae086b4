import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Kept } from '@/components/ui/Kept'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { UnsentNote } from '@/components/ui/UnsentNote'
import { NetworkError, ServerError } from '@/lib/errors'
import { reportReachable, useOnline } from '@/lib/online'
import { Family, Specimen } from './Specimen'

function Line() {
  const online = useOnline()
  return (
    <div className="flex flex-col gap-2">
      <OfflineNote asOf={Date.now() - 480_000} />
      <UnsentNote operations={['LeadEnter', 'LeadLogCall']} />
      <div>
        <Button icon={online ? 'cloudOff' : 'cloud'} onPress={() => reportReachable(!online)}>
          {online ? 'Pretend that there is no line' : 'The line is back'}
        </Button>
      </div>
    </div>
  )
}

export function Waiting() {
  return (
    <Family
      id="waiting"
      title="Waiting and empty"
      says="Nothing for 150 ms, then the shape of what comes. Empty says what would stand here, why it does not, and what to do."
    >
      <Specimen name="Skeleton, EmptyState, ErrorState">
        {() => (
          <div className="grid gap-3 md:grid-cols-2 *:rounded-card *:border *:border-line *:bg-surface">
            <div>
              <Skeleton rows={4} />
            </div>
            <div>
              <EmptyState icon="leads" title="No leads yet" action={<Button icon="plus">New lead</Button>}>
                They come from imports, from the portal and from you.
              </EmptyState>
            </div>
            <div>
              <ErrorState error={new ServerError('x', 'E-81C2')} onRetry={() => undefined} />
            </div>
            <div>
              <ErrorState error={new NetworkError()} onRetry={() => undefined} />
            </div>
          </div>
        )}
      </Specimen>
      <Specimen name="Kept" note="sent without a line">
        {() => (
          <Kept
            title="Lead kept: Carpatica Logistic SRL"
            action={<Button icon="plus">Another lead</Button>}
          />
        )}
      </Specimen>
      <Specimen name="OfflineNote, UnsentNote" note="nothing while there is a line and all is sent">
        {() => <Line />}
      </Specimen>
    </Family>
  )
}
