import { CameraCapture } from '@/components/ui/CameraCapture'
import { FileDrop } from '@/components/ui/FileDrop'
import { FileLink } from '@/components/ui/FileLink'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { toast } from '@/components/ui/Toast'
import { Family, Specimen, State, States } from './Specimen'

const file = { name: 'contract-C-2026-000004.pdf', downloadUrl: '#' }

export function Files() {
  return (
    <Family
      id="files"
      title="Files"
      says="A paper is a tap away in both directions: photographed where it lies, shown where it is asked for."
    >
      <Specimen name="FileDrop" note="drop something that is not a file of ours to see it refused">
        {() => (
          <FileDrop
            label="Drop contracts here"
            camera
            multiple
            onUploaded={(_, done) => toast({ text: done.name })}
          />
        )}
      </Specimen>
      <Specimen name="FileLink, CameraCapture, ProgressBar">
        {() => (
          <States>
            <State name="rest">
              <FileLink file={file} />
            </State>
            <State name="quiet, in words">
              <FileLink file={file} look="quiet">
                Signed contract
              </FileLink>
            </State>
            <State name="CameraCapture">
              <CameraCapture onFile={(photo) => toast({ text: photo.name })} />
            </State>
            <State name="ProgressBar, begun">
              <span className="block w-56">
                <ProgressBar label="contract.pdf" value={0.12} />
              </span>
            </State>
            <State name="nearly there">
              <span className="block w-56">
                <ProgressBar label="leads.xlsx" value={0.92} detail="1 840 of 2 000" />
              </span>
            </State>
          </States>
        )}
      </Specimen>
    </Family>
  )
}
