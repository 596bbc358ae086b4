import { FieldFrame, type FieldProps, useFieldIds } from './Label'

/** The place of a field whose code is on its way: nothing moves when it comes. */
export function FieldPlace(field: FieldProps) {
  return (
    <FieldFrame {...field} ids={useFieldIds(field)} group>
      <div className="control" />
    </FieldFrame>
  )
}
