import { onlineManager } from '@tanstack/react-query'
import { type DragEvent, useId, useRef, useState } from 'react'
import { NetworkError, Refused } from '@/lib/errors'
import { useFormat } from '@/lib/format'
import { helpFor, useText } from '@/lib/i18n'
import { enqueueFile } from '@/lib/outbox/manage'
import { useSession } from '@/lib/session'
import { upload } from '@/lib/upload'
import { Button } from './Button'
import { CameraCapture } from './CameraCapture'
import { IconButton } from './IconButton'
import { ProgressBar } from './ProgressBar'

export interface FileDropProps {
  label: string
  /** ".pdf,image/*" */
  accept?: string
  multiple?: boolean
  camera?: boolean
  /**
   * Called for each file that the API has stored, with its answer. Without a line the file is kept on this device and
   * sent later; the reference that stands for it until then is given in place of its identifier.
   */
  onUploaded: (stored: { id: string }, file: File) => void
  /** What the files are about: they and the writes that name them go in their order. Without it none is kept. */
  subject?: string
  /** The draft of the form that they belong to: they stay on this device until it is sent, see `letGo`. */
  draft?: string
}

interface Sending {
  id: number
  /** Under which the API stores it once, also when it is sent again later. */
  key: string
  file: File
  share: number
  failed?: string
  /** Sent again it would fail again: too large, or not what the API takes. */
  refused?: boolean
  stop: AbortController
}

let last = 0

/** Files by dragging, choosing or camera, each with its own bar, retry and stop. */
export function FileDrop({ label, accept, multiple, camera, onUploaded, subject, draft }: FileDropProps) {
  const t = useText()
  const format = useFormat()
  const maxBytes = useSession().user?.maxFileBytes ?? Number.POSITIVE_INFINITY
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<Sending[]>([])
  const change = (key: number, part: Partial<Sending>) =>
    setSending((all) => all.map((item) => (item.id === key ? { ...item, ...part } : item)))
  const remove = (key: number) => setSending((all) => all.filter((item) => item.id !== key))

  /** The photo is on the disk before anybody is told so: a battery may end, a tab be thrown away. */
  const keep = async (item: Sending, about: string) => {
    try {
      const { reference } = await enqueueFile(item.file, about, item.key, draft)
      remove(item.id)
      onUploaded({ id: reference }, item.file)
    } catch (error) {
      change(item.id, { failed: t(helpFor(error)) })
    }
  }

  const send = async (item: Sending) => {
    if (subject && (draft !== undefined || !onlineManager.isOnline())) return keep(item, subject)
    change(item.id, { share: 0, failed: undefined })
    try {
      const stored = await upload(item.file, {
        onProgress: (share) => change(item.id, { share }),
        signal: item.stop.signal,
        key: item.key,
      })
      remove(item.id)
      onUploaded(stored, item.file)
    } catch (error) {
      if (item.stop.signal.aborted) return
      const lost = error instanceof NetworkError
      if (subject && lost) return keep(item, subject)
      const refused = error instanceof Refused
      const line = t(lost ? 'ui.error.line' : 'ui.file.failed')
      change(item.id, { failed: refused ? error.message : line, refused })
    }
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      last += 1
      const tooLarge = file.size > maxBytes
      const failed = tooLarge ? t('ui.file.tooLarge', { size: format.bytes(maxBytes) }) : undefined
      const stop = new AbortController()
      const item: Sending = {
        id: last,
        key: crypto.randomUUID(),
        file,
        share: 0,
        failed,
        refused: tooLarge,
        stop,
      }
      setSending((all) => [...all, item])
      if (!tooLarge) void send(item)
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files].slice(0, multiple ? undefined : 1))
  }

  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is the second way; the buttons are the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-wrap items-center justify-center gap-x-4 gap-y-2 rounded-card border border-dashed px-4 py-4 text-center ${over ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <label htmlFor={id} className="text-muted">
          {label}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          hidden
          accept={accept}
          multiple={multiple}
          onChange={(event) => {
            add(event.target.files ?? [])
            event.target.value = ''
          }}
        />
        <Button icon="upload" onPress={() => input.current?.click()}>
          {t('ui.file.choose')}
        </Button>
        {camera && <CameraCapture onFile={(file) => add([file])} />}
      </div>
      {sending.map((item) => (
        <div key={item.id} className="flex items-center gap-2">
          <div className="min-w-0 grow">
            {item.failed ? (
              <p className="text-sm text-late" role="alert">
                {item.file.name}: {item.failed}
              </p>
            ) : (
              <ProgressBar label={item.file.name} value={item.share} />
            )}
          </div>
          {item.failed && !item.refused && (
            <IconButton icon="sync" label={t('ui.retry')} onPress={() => void send(item)} />
          )}
          <IconButton
            icon="close"
            label={t('ui.close')}
            onPress={() => {
              item.stop.abort()
              remove(item.id)
            }}
          />
        </div>
      ))}
    </div>
  )
}
