import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { Button, type ButtonLook, buttonClass } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { KeyHint } from '@/components/ui/KeyHint'
import { Menu } from '@/components/ui/Menu'
import { Press } from '@/components/ui/Press'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Tooltip } from '@/components/ui/Tooltip'
import { CallLink } from '@/components/work/CallLink'
import { useSendAction } from '@/components/work/useSendAction'
import { Family, Specimen, State, States } from './Specimen'

const LOOKS: readonly [ButtonLook, string][] = [
  ['primary', 'Send offer'],
  ['secondary', 'Call'],
  ['quiet', 'Change'],
  ['danger', 'Switch off'],
]
const nothing = () => undefined

/** Sending something to somebody is the same entry of every card's menu. */
function Sending() {
  const { actions, dialog } = useSendAction({
    id: 'sample',
    number: 'O-2026-000123',
    branch: { id: 'sample' },
  })
  return (
    <>
      <Menu label="Order" trigger={<Button icon="more">Order</Button>} actions={[...actions, ...MENU]} />
      {dialog}
    </>
  )
}

const MENU = [
  { id: 'edit', label: 'Change', icon: 'edit', keys: 'E', onAction: nothing },
  {
    id: 'win',
    label: 'Close as won',
    icon: 'check',
    disabledReason: 'Needs an accepted offer',
    onAction: nothing,
  },
  { id: 'drop', label: 'Drop', icon: 'trash', danger: true, onAction: nothing },
] as const

export function Actions() {
  return (
    <Family
      id="actions"
      title="Actions"
      says="A filled shape is pressed, an outline is typed into. One primary button a screen; what destroys is red in words and ground."
    >
      {LOOKS.map(([look, words]) => (
        <Specimen key={look} name="Button" note={look}>
          {() => (
            <States>
              <State name="rest">
                <Button look={look}>{words}</Button>
              </State>
              <State name="hover" force="hover">
                <Button look={look}>{words}</Button>
              </State>
              <State name="focus" force="focus">
                <Button look={look}>{words}</Button>
              </State>
              <State name="pressed" force="pressed">
                <Button look={look}>{words}</Button>
              </State>
              <State name="pending">
                <Button look={look} isPending>
                  {words}
                </Button>
              </State>
              <State name="disabled">
                <Button look={look} isDisabled>
                  {words}
                </Button>
              </State>
              <State name="with a sign">
                <Button look={look} icon="phone">
                  {words}
                </Button>
              </State>
            </States>
          )}
        </Specimen>
      ))}
      <Specimen name="IconButton">
        {() => (
          <States>
            <State name="rest">
              <IconButton icon="more" label="More" />
            </State>
            <State name="hover" force="hover">
              <IconButton icon="more" label="More" />
            </State>
            <State name="focus" force="focus">
              <IconButton icon="more" label="More" />
            </State>
            <State name="pressed" force="pressed">
              <IconButton icon="more" label="More" />
            </State>
            <State name="disabled">
              <IconButton icon="more" label="More" isDisabled />
            </State>
            <State name="with its key">
              <IconButton icon="attach" label="Attach" keys="Mod+U" />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="Menu, Tooltip, links" note="open them; what may not be done says why">
        {() => (
          <States>
            <State name="Menu, with “Send for action”">
              <Sending />
            </State>
            <State name="Tooltip">
              <Tooltip text="A few words" keys="Mod+K">
                <Button>Point at me</Button>
              </Tooltip>
            </State>
            <State name="KeyHint">
              <KeyHint keys="Mod+K" />
            </State>
            <State name="PressKey">
              <Button look="primary" icon="check">
                Take it
                <PressKey keys={MAIN_KEY} label="Take it" />
              </Button>
            </State>
            <State name="link as button">
              <AppLink href="/design" className={buttonClass('secondary')}>
                All offers
              </AppLink>
            </State>
            <State name="BackLink">
              <BackLink href="/design">Offers</BackLink>
            </State>
            <State name="CallLink">
              <CallLink
                phone="+40213000000"
                text="021 300 0000"
                className="num inline-flex min-h-control items-center gap-1.5 text-accent"
                contact={{ name: 'Carpatica Logistic SRL' }}
              />
            </State>
            <State name="Press, bare">
              <Press className="min-h-control px-1 text-accent underline-offset-2 hover:underline">
                5 rules did not fit
              </Press>
            </State>
          </States>
        )}
      </Specimen>
    </Family>
  )
}
