import { useNavigate, useSearch } from '@tanstack/react-router'
import NewOffer from '@/features/offers/components/NewOffer'

export default function NewOfferScreen() {
  const search = useSearch({ strict: false }) as { customer?: string; lead?: string }
  const navigate = useNavigate()
  return (
    <NewOffer
      customerId={search.customer}
      leadId={search.lead}
      onCustomer={(customer) =>
        void navigate({ to: '.', search: { ...search, customer } as never, replace: true })
      }
    />
  )
}
