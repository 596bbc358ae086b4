import { useState } from 'react'
import { buttonClass } from '@/components/ui/Button'
import { FileDrop } from '@/components/ui/FileDrop'
import { Icon } from '@/components/ui/Icon'
import { Panel } from '@/components/ui/Panel'
import { Select } from '@/components/ui/Select'
import { toast } from '@/components/ui/Toast'
import type { AttachmentKind } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { ContractAttachSigned } from '../api/contractAttachSigned'
import { kindOf, SUPPORTING } from '../rules'
import { type CardContract, CONTRACT_LISTS } from './ContractCard'

/** All papers of the contract in one tap each, and the place where signed copy and supporting papers come in. */
export function Documents({ contract }: { contract: CardContract }) {
  const t = useText()
  const format = useFormat()
  const { viewerCan, documents } = contract
  const [chosen, setKind] = useState<AttachmentKind>('SIGNED_CONTRACT')
  const kinds: AttachmentKind[] = [
    ...(viewerCan.sign.allowed ? (['SIGNED_CONTRACT'] as const) : []),
    ...(viewerCan.attach.allowed ? SUPPORTING : []),
  ]
  const kind = kinds.includes(chosen) ? chosen : kinds[0]
  const add = async (uploadId: string, as: AttachmentKind) => {
    try {
      const sent = await sendOrKeep(ContractAttachSigned, {
        variables: { id: contract.id, uploadId, kind: as },
        label: t('contracts.attach.label', {
          kind: t(`contracts.kind.${kindOf(as)}`),
          number: contract.number,
        }),
        subject: contract.id,
        href: `/contracts/${contract.id}`,
        refetch: CONTRACT_LISTS,
      })
      if (!sent) toast({ text: t('ui.kept.toast'), tone: 'info' })
      else toast({ text: t(as === 'SIGNED_CONTRACT' ? 'contracts.signed' : 'contracts.attached') })
    } catch (error) {
      toast({ tone: 'late', text: error instanceof Refused ? error.message : t('contracts.attachFailed') })
    }
  }
  return (
    <Panel title={t('contracts.documents')}>
      {documents.length === 0 && <p className="px-4 py-3 text-muted">{t('contracts.documents.none')}</p>}
      <ul>
        {documents.map((file) => {
          const what =
            file.id === contract.document?.id
              ? t('contracts.document')
              : t(`contracts.kind.${kindOf(file.kind)}`)
          return (
            <li
              key={file.id}
              className="flex min-h-row flex-wrap items-center gap-x-gap border-b border-line px-4 py-1.5"
            >
              <Icon name="file" className="shrink-0 text-muted" />
              <div className="min-w-40 flex-1">
                <p className="font-medium">{what}</p>
                <p className="num truncate text-sm text-muted">
                  {[format.dateTime(file.createdAt), file.uploadedBy?.name, format.bytes(file.size)]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <span className="flex gap-x-gap">
                {file.viewUrl && (
                  <a href={file.viewUrl} target="_blank" rel="noreferrer" className={buttonClass('quiet')}>
                    <Icon name="eye" />
                    {t('contracts.view')}
                    <span className="sr-only">{what}</span>
                  </a>
                )}
                <a href={file.downloadUrl} download={file.name} className={buttonClass('quiet')}>
                  <Icon name="download" />
                  {t('contracts.download')}
                  <span className="sr-only">{what}</span>
                </a>
              </span>
            </li>
          )
        })}
      </ul>
      {kind && (
        <div className="flex flex-col gap-3 px-4 py-3">
          <div className="max-w-sm">
            <Select
              label={t('contracts.attach.kind')}
              value={kind}
              onChange={(id) => setKind(id as AttachmentKind)}
              options={kinds.map((id) => ({ id, label: t(`contracts.kind.${kindOf(id)}`) }))}
            />
          </div>
          <FileDrop
            key={kind}
            label={t(kind === 'SIGNED_CONTRACT' ? 'contracts.attach.signed' : 'contracts.attach.paper')}
            camera
            subject={contract.id}
            accept=".pdf,image/*"
            onUploaded={(stored) => void add(stored.id, kind)}
          />
        </div>
      )}
    </Panel>
  )
}
