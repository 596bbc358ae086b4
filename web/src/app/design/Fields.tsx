import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import { DateField } from '@/components/ui/DateField'
import { NumberField } from '@/components/ui/NumberField'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Stepper } from '@/components/ui/Stepper'
import { TextField } from '@/components/ui/TextField'
import { TimeField } from '@/components/ui/TimeField'
import { FormSample } from './FormSample'
import { Family, Specimen, State, States } from './Specimen'
import { CITIES, KINDS } from './samples'

const nothing = () => undefined
const invalid = { isInvalid: true, errorMessage: 'Without @ no mail arrives.' }

function Counter() {
  const [value, setValue] = useState(4)
  return <Stepper label="SIM cards" value={value} onChange={setValue} />
}

export function Fields() {
  return (
    <Family
      id="fields"
      title="Fields"
      says="An outline is a place to write. The label stands above it and stays; help and error below, where the eye goes next."
    >
      <Specimen name="TextField">
        {() => (
          <States wide>
            <State name="empty">
              <TextField label="Mail" placeholder="name@firm.example" />
            </State>
            <State name="filled, with help">
              <TextField
                label="Mail"
                value="ana@firm.example"
                onChange={nothing}
                description="Where the bill goes"
              />
            </State>
            <State name="focus" force="focus">
              <TextField label="Mail" value="ana@firm.example" onChange={nothing} />
            </State>
            <State name="invalid">
              <TextField label="Mail" value="ana.firm" onChange={nothing} {...invalid} />
            </State>
            <State name="disabled">
              <TextField label="Mail" value="ana@firm.example" onChange={nothing} isDisabled />
            </State>
            <State name="several lines, optional">
              <TextField label="Note" multiline isRequired={false} />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="Select, ComboBox">
        {() => (
          <States wide>
            <State name="Select, nothing chosen">
              <Select label="Kind" options={KINDS} value={null} placeholder="Choose" />
            </State>
            <State name="chosen">
              <Select label="Kind" options={KINDS} value="Mobile" />
            </State>
            <State name="invalid">
              <Select label="Kind" options={KINDS} value={null} isInvalid errorMessage="Choose a kind." />
            </State>
            <State name="disabled">
              <Select label="Kind" options={KINDS} value="Mobile" isDisabled />
            </State>
            <State name="ComboBox">
              <ComboBox label="City" options={CITIES} value="Brașov" />
            </State>
            <State name="ComboBox, invalid">
              <ComboBox label="City" options={CITIES} value={null} isInvalid errorMessage="Choose a city." />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="NumberField, Stepper, DateField, TimeField">
        {() => (
          <States wide>
            <State name="money">
              <NumberField
                label="Price"
                value={26.5}
                formatOptions={{ style: 'currency', currency: 'EUR' }}
              />
            </State>
            <State name="with steps">
              <NumberField label="SIM cards" value={4} stepper minValue={0} />
            </State>
            <State name="invalid">
              <NumberField label="SIM cards" value={0} stepper isInvalid errorMessage="One at least." />
            </State>
            <State name="Stepper">
              <Counter />
            </State>
            <State name="DateField">
              <DateField label="From" value="2026-12-01" />
            </State>
            <State name="with the time">
              <DateField label="From" withTime value="2026-12-01T08:30" />
            </State>
            <State name="TimeField">
              <TimeField label="From" value="08:30" onChange={() => undefined} />
            </State>
            <State name="disabled">
              <DateField label="From" value="2026-12-01" isDisabled />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="SearchField" note="“/” puts the cursor there">
        {() => (
          <States wide>
            <State name="empty">
              <SearchField label="Name, number, phone" value="" onChange={nothing} />
            </State>
            <State name="focus" force="focus">
              <SearchField label="Name, number, phone" value="" onChange={nothing} />
            </State>
            <State name="filled">
              <SearchField label="Name, number, phone" value="Carpatica" onChange={nothing} />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen
        name="Form, Field, FormErrors"
        note="press Save: refusals stand at their field, the others above, nothing typed is lost"
      >
        {() => <FormSample />}
      </Specimen>
    </Family>
  )
}
