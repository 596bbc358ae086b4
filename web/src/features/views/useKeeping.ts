import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import type { SavedViewsQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { writeOptimistic } from '@/lib/optimistic'
import { queryClient } from '@/lib/query'
import { ViewCreate } from './api/viewCreate'
import { ViewDelete } from './api/viewDelete'
import { ViewRestore } from './api/viewRestore'
import { ViewsArrange } from './api/viewsArrange'
import { ViewUpdate } from './api/viewUpdate'
import { arranged, type View } from './rules'
import { allViews } from './useViews'

const { queryKey } = allViews
const refetch = ['SavedViews']

export type Wanted = Pick<View, 'name' | 'search' | 'team'>

const inputOf = ({ name, search, team }: Wanted) => ({ name, search, teamId: team?.id ?? null })

const withView = (view: View) => (old: SavedViewsQuery) => ({
  savedViews: [...old.savedViews.filter(({ id }) => id !== view.id), view],
})
const withoutView = (id: string) => (old: SavedViewsQuery) => ({
  savedViews: old.savedViews.filter((view) => view.id !== id),
})
const show = (change: (old: SavedViewsQuery) => SavedViewsQuery) =>
  queryClient.setQueryData<SavedViewsQuery>(queryKey, (old) => change(old ?? { savedViews: [] }))

/** What can be done with kept views; all of it without a line, too. */
export function useKeeping(screen: string) {
  const t = useText()
  const undo = useUndo()

  const create = async (wanted: Wanted) => {
    const clientMutationId = crypto.randomUUID()
    const id = `viw_${clientMutationId}`
    const label = t('views.kept', { name: wanted.name })
    const variables = { screen, input: inputOf(wanted), clientMutationId }
    const answer = await sendOrKeep(ViewCreate, { variables, label, subject: id, makes: id, refetch })
    if (!answer) show(withView({ ...wanted, id, screen, place: null, isFirst: false, mayChange: true }))
    toast({ text: label })
  }

  const update = async (view: View, wanted: Wanted) => {
    const write = (next: Wanted, label: string) =>
      sendOrKeep(ViewUpdate, {
        variables: { id: view.id, input: inputOf(next) },
        label,
        subject: view.id,
        refetch,
      })
    const label = t('views.changed', { name: wanted.name })
    const shown = (next: Wanted) =>
      show((old) => ({
        savedViews: old.savedViews.map((one) => (one.id === view.id ? { ...one, ...next } : one)),
      }))
    await write(wanted, label)
    shown(wanted)
    const { name, search, team } = view
    const back = async () => {
      await write(view, t('views.changed', { name }))
      shown({ name, search, team })
    }
    toast({ text: label, undo: undo(back) })
  }

  const remove = async (view: View) => {
    const variables = { id: view.id }
    const label = t('views.deleted', { name: view.name })
    const shared = { variables, subject: view.id, refetch, queryKey }
    const { restore } = await writeOptimistic(ViewDelete, { ...shared, label, change: withoutView(view.id) })
    toast({
      text: label,
      undo: () => {
        restore()
        const back = t('views.restored', { name: view.name })
        void writeOptimistic(ViewRestore, { ...shared, label: back, change: withView(view) })
      },
    })
  }

  const arrange = (views: readonly View[], first: string | null) => {
    const ids = views.map(({ id }) => id)
    return writeOptimistic(ViewsArrange, {
      variables: { screen, ids, firstId: first },
      label: t('views.arranged'),
      subject: `views ${screen}`,
      refetch,
      queryKey,
      change: (old: SavedViewsQuery) => ({ savedViews: arranged(old.savedViews, ids, screen, first) }),
    })
  }

  return { create, update, remove, arrange }
}
