import { useParams } from '@tanstack/react-router'
import EditOffer from '@/features/offers/components/EditOffer'

export default function EditOfferScreen() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <EditOffer key={id} id={id} />
}
