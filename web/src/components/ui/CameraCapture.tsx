import { useRef } from 'react'
import { useText } from '@/lib/i18n'
import { Button } from './Button'

/** A photo by the device's own camera; on a desk the picker of pictures. */
export function CameraCapture({ onFile, label }: { onFile: (file: File) => void; label?: string }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          // The same picture may be chosen again.
          event.target.value = ''
        }}
      />
      <Button icon="camera" onPress={() => input.current?.click()}>
        {label ?? t('ui.file.photo')}
      </Button>
    </>
  )
}
