import { buttonClass } from './Button'
import { Icon } from './Icon'

export interface FileLinkProps {
  file: { name: string; viewUrl?: string | null; downloadUrl: string }
  /** What it is, when the file's name says too little. */
  children?: string
  look?: 'secondary' | 'quiet'
}

/** A document or photo in one tap: shown where the device can, saved where not. */
export function FileLink({ file, children, look = 'secondary' }: FileLinkProps) {
  return (
    <a
      href={file.viewUrl ?? file.downloadUrl}
      target="_blank"
      rel="noreferrer"
      className={`${buttonClass(look)} min-w-0 max-w-full`}
    >
      <Icon name="file" className="shrink-0" />
      <span className="truncate">{children ?? file.name}</span>
    </a>
  )
}
