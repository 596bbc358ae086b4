import { useParams } from '@tanstack/react-router'
import { TermsPage } from '@/features/portal/components/Contracts'

export default function TermsScreen() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <TermsPage key={id} id={id} />
}
