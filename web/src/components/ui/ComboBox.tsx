import { Suspense } from 'react'
import type { ComboBoxProps as AriaComboBoxProps } from 'react-aria-components/ComboBox'
import { lateComponent } from '@/lib/later'
import { FieldPlace } from './FieldPlace'
import type { FieldProps } from './Label'
import type { Option } from './Select'

const ComboBoxInput = lateComponent(() => import('./ComboBoxInput'))

export interface ComboBoxProps
  extends Omit<
      AriaComboBoxProps<Option, 'single'>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'items' | 'defaultItems' | 'selectionMode'
    >,
    FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string | null) => void
  /** Given: the options are the server's answer to the text and are shown as they are. */
  onSearch?: (text: string) => void
  placeholder?: string
}

/** One of many: type to narrow. With `onSearch` the server narrows. */
export function ComboBox(props: ComboBoxProps) {
  return (
    <Suspense fallback={<FieldPlace {...props} />}>
      <ComboBoxInput {...props} />
    </Suspense>
  )
}
