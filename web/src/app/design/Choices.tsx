import { useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { ConflictChoice } from '@/components/ui/ConflictChoice'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Switch } from '@/components/ui/Switch'
import { Family, Specimen, State, States } from './Specimen'
import { KINDS } from './samples'

const nothing = () => undefined

function Segments() {
  const [value, setValue] = useState('Mobile')
  return (
    <RadioGroup label="Kind" hideLabel look="segments" options={KINDS} value={value} onChange={setValue} />
  )
}

function Conflict() {
  const [value, setValue] = useState<Record<string, 'mine' | 'theirs'>>({})
  return (
    <ConflictChoice
      conflicts={[{ name: 'phone', label: 'Phone', mine: '+40 745 120 001', theirs: '+40 745 120 009' }]}
      value={value}
      onChange={setValue}
    />
  )
}

export function Choices() {
  return (
    <Family
      id="choices"
      title="Choices"
      says="A switch takes effect at once, a box with the form. Two to four short choices lie side by side."
    >
      <Specimen name="Checkbox">
        {() => (
          <States>
            <State name="off">
              <Checkbox onChange={nothing}>Bill by mail</Checkbox>
            </State>
            <State name="on">
              <Checkbox value onChange={nothing}>
                Bill by mail
              </Checkbox>
            </State>
            <State name="some of them">
              <Checkbox isIndeterminate onChange={nothing}>
                All lines
              </Checkbox>
            </State>
            <State name="focus" force="focus">
              <Checkbox value onChange={nothing}>
                Bill by mail
              </Checkbox>
            </State>
            <State name="invalid">
              <Checkbox isInvalid onChange={nothing}>
                I agree
              </Checkbox>
            </State>
            <State name="disabled">
              <Checkbox value isDisabled>
                Bill by mail
              </Checkbox>
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="Switch">
        {() => (
          <States>
            <State name="off">
              <Switch onChange={nothing}>Roaming</Switch>
            </State>
            <State name="on">
              <Switch value onChange={nothing}>
                Roaming
              </Switch>
            </State>
            <State name="focus" force="focus">
              <Switch value onChange={nothing}>
                Roaming
              </Switch>
            </State>
            <State name="disabled">
              <Switch value isDisabled>
                Roaming
              </Switch>
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="RadioGroup">
        {() => (
          <States>
            <State name="list">
              <RadioGroup
                label="Kind"
                value="Mobile"
                onChange={nothing}
                options={KINDS.map((kind) => ({
                  ...kind,
                  hint: kind.id === 'Mobile' ? 'SIM and number' : '',
                }))}
              />
            </State>
            <State name="invalid">
              <RadioGroup label="Kind" options={KINDS} value={null} isInvalid errorMessage="Choose a kind." />
            </State>
            <State name="segments">
              <Segments />
            </State>
            <State name="segments, focus" force="focus">
              <Segments />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="ConflictChoice" note="somebody else saved the same field meanwhile">
        {() => <Conflict />}
      </Specimen>
    </Family>
  )
}
