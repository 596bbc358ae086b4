import { buttonClass } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'

export interface Paper {
  id: string
  name: string
  viewUrl?: string | null
  downloadUrl: string
}

/** A document in one tap: shown where the device can, saved where not. */
export function PaperLink({
  paper,
  children,
  look = 'secondary',
}: {
  paper: Paper
  children: string
  look?: 'secondary' | 'quiet'
}) {
  return (
    <a
      href={paper.viewUrl ?? paper.downloadUrl}
      target="_blank"
      rel="noreferrer"
      className={`${buttonClass(look)} min-w-0`}
    >
      <Icon name="file" className="shrink-0" />
      <span className="truncate">{children}</span>
    </a>
  )
}
