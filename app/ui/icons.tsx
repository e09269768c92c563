import type { ReactElement, SVGProps } from 'react'

/**
 * Our own filled icons on a grid of 24. The design system's components import some of them by name, through the alias in
 * vite.config.ts. They are decoration: the words beside them carry the meaning, so every icon is hidden from readers.
 */
type IconProps = SVGProps<SVGSVGElement>
export type IconComponent = (props: IconProps) => ReactElement

function icon(path: string): IconComponent {
  return function Icon(props) {
    return (
      <svg aria-hidden="true" focusable="false" width="20" height="20" viewBox="0 0 24 24" {...props}>
        <path fill="currentColor" fillRule="evenodd" d={path} />
      </svg>
    )
  }
}

const sheet = 'M5 2h8v6h6v14H5V2Zm10 .6L18.4 6H15V2.6Z'

export const ArrowForwardIcon = icon('M13.3 4.6 20.7 12l-7.4 7.4-1.4-1.4 5-5H3v-2h13.9l-5-5z')
export const CalendarIcon = icon('M7 2h2v2h6V2h2v2h4v18H3V4h4V2Zm-2 8v10h14V10H5Zm2 2h4v4H7z')
export const CheckIcon = icon('M9.5 18.5 3 12l1.4-1.4 5.1 5.1L19.6 5.6 21 7z')
export const ChevronBackwardIcon = icon('M15.4 4.6 8 12l7.4 7.4 1.4-1.4-6-6 6-6z')
export const ChevronDownIcon = icon('M12 16 4.6 8.6 6 7.2l6 6 6-6 1.4 1.4z')
export const ChevronForwardIcon = icon('M8.6 19.4 16 12 8.6 4.6 7.2 6l6 6-6 6z')
export const ChevronDoubleBackwardIcon = icon(
  'M11.4 4.6 4 12l7.4 7.4 1.4-1.4-6-6 6-6zm7 0L11 12l7.4 7.4 1.4-1.4-6-6 6-6z',
)
export const ChevronDoubleForwardIcon = icon(
  'M5.6 19.4 13 12 5.6 4.6 4.2 6l6 6-6 6zm7 0L20 12l-7.4-7.4L11.2 6l6 6-6 6z',
)
export const ClockIcon = icon('M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 4h2v5.4l3.7 3.7-1.4 1.4L11 12.2z')
export const CloseIcon = icon(
  'M5.4 4 12 10.6 18.6 4 20 5.4 13.4 12l6.6 6.6-1.4 1.4-6.6-6.6L5.4 20 4 18.6l6.6-6.6L4 5.4z',
)
export const DocumentIcon = icon(`${sheet}M8 12v2h8v-2H8Zm0 4v2h8v-2z`)
export const DownloadIcon = icon('M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4L11 12.2V3ZM4 17h2v2h12v-2h2v4H4z')
export const ErrorFillIcon = icon('M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9L7.9 2ZM11 6v8h2V6h-2Zm0 10v2h2v-2z')
export const ExternalIcon = icon('M13 3h8v8h-2V6.4l-8.3 8.3-1.4-1.4L17.6 5H13V3ZM4 5h6v2H6v11h11v-4h2v6H4z')
export const FeedIcon = icon(
  'M4 4c8.8 0 16 7.2 16 16h-3C17 12.8 11.2 7 4 7V4Zm0 6c5.5 0 10 4.5 10 10h-3a7 7 0 0 0-7-7v-3Zm2.2 5.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
)
export const FilterIcon = icon('M3 5h18v2.5H3zm3.5 5.75h11v2.5h-11zM10 16.5h4V19h-4z')
export const ImageFileIcon = icon(
  `${sheet}M8 19h8l-2.7-4-1.8 2.4-1.2-1.4zm1.5-7.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z`,
)
export const InfoFillIcon = icon('M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 4.5h2v2.2h-2V6.5Zm0 4h2V18h-2z')
export const LockIcon = icon(
  'M12 2a5 5 0 0 0-5 5v3H5v12h14V10h-2V7a5 5 0 0 0-5-5Zm-3 8V7a3 3 0 0 1 6 0v3H9Zm2 4h2v4h-2z',
)
export const MailIcon = icon('M2 5h20v2.2l-10 6-10-6V5Zm0 4.5 10 6 10-6V19H2z')
export const MenuIcon = icon('M3 5h18v2.5H3zm0 5.75h18v2.5H3zm0 5.75h18V19H3z')
export const PeopleIcon = icon(
  'M8.5 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM1 19c0-3.6 3.2-6 7.5-6s7.5 2.4 7.5 6v1H1v-1ZM16 5a3 3 0 1 1-.8 5.9 5.4 5.4 0 0 0 .1-5.8A3 3 0 0 1 16 5Zm2 15v-1c0-2.3-.9-4.3-2.4-5.7 4.2-.4 7.4 1.9 7.4 5.2V20z',
)
export const PersonFillIcon = icon('M12 3a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM3 21c0-4.4 4-7 9-7s9 2.6 9 7z')
export const PinIcon = icon('M8 2h8v2l-1 1v5l4 4v2h-6v6h-2v-6H5v-2l4-4V5L8 4z')
export const PlusIcon = icon('M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z')
export const PrintIcon = icon('M6 2h12v5h4v10h-4v5H6v-5H2V7h4V2Zm2 2v3h8V4H8Zm0 10v6h8v-6H8Zm10-4h2v2h-2z')
export const SearchIcon = icon(
  'M10 3a7 7 0 1 0 4.2 12.6l5.1 5.1 1.4-1.4-5.1-5.1A7 7 0 0 0 10 3Zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z',
)
export const SlidesFileIcon = icon(`${sheet}M8 15v4h2v-4H8Zm3-3v7h2v-7h-2Zm3 2v5h2v-5z`)
export const SuccessFillIcon = icon(
  'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.3 14.6-4.3-4.3 1.4-1.4 2.9 2.9 5.9-6 1.4 1.4z',
)
export const TableFileIcon = icon(`${sheet}M8 11v3h3v-3H8Zm5 0v3h3v-3h-3Zm-5 5v3h3v-3H8Zm5 0v3h3v-3z`)
export const WarningFillIcon = icon('M12 2 1 21h22L12 2Zm-1 7h2v6h-2V9Zm0 7.5h2v2h-2z')
export const WarningIcon = WarningFillIcon
