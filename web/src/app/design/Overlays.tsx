import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Menu } from '@/components/ui/Menu'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { Tooltip } from '@/components/ui/Tooltip'

export function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="flex flex-wrap gap-gap">
      <Button onPress={() => setOpen('dialog')}>Dialog</Button>
      <Button onPress={() => setOpen('sheet')}>Sheet</Button>
      <Menu
        label="Lead"
        trigger={<Button icon="more">Menu</Button>}
        actions={[
          { id: 'move', label: 'Move to…', icon: 'next', keys: 'M', onAction: () => undefined },
          { id: 'edit', label: 'Change', icon: 'edit', onAction: () => undefined },
          {
            id: 'win',
            label: 'Close as won',
            icon: 'check',
            disabledReason: 'Needs an accepted offer',
            onAction: () => undefined,
          },
          { id: 'drop', label: 'Drop', icon: 'trash', danger: true, onAction: () => undefined },
        ]}
      />
      <Tooltip text="A few words" keys="Mod+K">
        <Button>Tooltip</Button>
      </Tooltip>
      <Dialog
        title="Switch the line off?"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button look="danger" onPress={close}>
              Switch off
            </Button>
          </>
        }
      >
        <p>+40 722 000 111 stops working at once. The number is kept for 30 days.</p>
      </Dialog>
      <Sheet
        title="Log a visit"
        isOpen={open === 'sheet'}
        onClose={close}
        actions={
          <Button look="primary" onPress={close}>
            Save
          </Button>
        }
      >
        <TextField label="What was said" multiline />
      </Sheet>
    </div>
  )
}
