import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { Status } from '@/components/ui/Status'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { AdminTeamsQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Changed } from '../../shared/components/Changed'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useWord } from '../../shared/names'
import { AdminColleagues } from '../api/colleagues'
import { TeamUpdate } from '../api/teamUpdate'

type Team = AdminTeamsQuery['teams'][number]
type Person = { id: string; name: string; active?: boolean }
interface Typed {
  name: string
  region: string
  manager: Person | null
  members: readonly Person[]
}

/** A team: its name, who leads it, who works in it. Nothing is saved before the button is pressed. */
export function TeamCard({ team }: { team: Team }) {
  const t = useText()
  const word = useWord()
  const [typed, setTyped, kept] = useDraft<Typed>(`admin.team.${team.id}`, {
    name: team.name,
    region: team.region ?? '',
    manager: team.manager ?? null,
    members: team.members,
  })
  const { name, region, manager, members } = typed
  const setManager = (next: Person | null) => setTyped({ ...typed, manager: next })
  const setMembers = (next: readonly Person[]) => setTyped({ ...typed, members: next })
  const update = useWrite(TeamUpdate, ['AdminTeams', 'AdminUser'])
  const dirty =
    name !== team.name ||
    region !== (team.region ?? '') ||
    manager?.id !== team.manager?.id ||
    members.length !== team.members.length ||
    members.some((member) => !team.members.some((old) => old.id === member.id))
  const save = async () => {
    const input = {
      version: team.version,
      name: name.trim(),
      managerId: manager?.id ?? null,
      region: region.trim() || null,
      memberIds: members.map((member) => member.id),
    }
    await update.mutateAsync({ id: team.id, input })
    kept.forget()
    toast({ text: t('admin.saved') })
  }
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-3">
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl font-semibold">{team.name}</h2>
          <p className="text-muted">{t('admin.teams.takes', { role: word('role', team.roleCode) })}</p>
          <Changed of={team} />
        </div>
        {dirty && <Button onPress={kept.restart}>{t('admin.discard')}</Button>}
        <Button
          look="primary"
          isDisabled={!dirty || !name.trim()}
          isPending={update.isPending}
          onPress={() => void save().catch(() => undefined)}
        >
          {t('admin.save')}
        </Button>
      </header>
      {dirty && <DraftNote draft={kept} />}
      <Refusal error={update.error} />
      <Panel title={t('admin.users.details')}>
        <div className="grid gap-4 p-4 sm:grid-cols-2">
          <TextField
            label={t('admin.teams.name')}
            value={name}
            onChange={(next) => setTyped({ ...typed, name: next })}
          />
          <PersonField
            key={manager?.id ?? ''}
            label={t('admin.teams.manager')}
            chosen={manager}
            onChoose={setManager}
          />
          <TextField
            label={t('admin.users.region')}
            isRequired={false}
            value={region}
            onChange={(next) => setTyped({ ...typed, region: next })}
          />
        </div>
      </Panel>
      <Panel title={t('admin.teams.members', { count: members.length })}>
        <ul>
          {members.map((member) => (
            <li
              key={member.id}
              className="flex min-h-row items-center gap-2 border-b border-line py-1 pr-2 pl-4"
            >
              <span className="min-w-0 grow truncate">{member.name}</span>
              {member.active === false && <Status tone="idle">{t('admin.users.inactive')}</Status>}
              <IconButton
                icon="close"
                label={t('admin.teams.remove', { name: member.name })}
                onPress={() => setMembers(members.filter((one) => one.id !== member.id))}
              />
            </li>
          ))}
        </ul>
        <div className="p-4">
          <PersonField
            key={members.length}
            label={t('admin.teams.add')}
            chosen={null}
            onChoose={(person) => {
              if (person && !members.some((one) => one.id === person.id)) setMembers([...members, person])
            }}
          />
        </div>
      </Panel>
    </div>
  )
}

function PersonField({
  label,
  chosen,
  onChoose,
}: {
  label: string
  chosen: Person | null
  onChoose: (person: Person | null) => void
}) {
  const [text, setText] = useState('')
  const found = useQuery(read(AdminColleagues, { search: text === chosen?.name ? null : text || null }))
  const people = found.data?.users.nodes ?? []
  const options = people.map(({ id, name, login }) => ({ id, label: name, hint: login }))
  return (
    <ComboBox
      label={label}
      options={
        chosen && !options.some((one) => one.id === chosen.id)
          ? [{ id: chosen.id, label: chosen.name }, ...options]
          : options
      }
      defaultInputValue={chosen?.name ?? ''}
      value={chosen?.id ?? null}
      onSearch={setText}
      onChange={(id) => {
        const person = people.find((one) => one.id === id)
        if (person) onChoose({ id: person.id, name: person.name })
        else if (id === null && text === '') onChoose(null)
      }}
    />
  )
}
